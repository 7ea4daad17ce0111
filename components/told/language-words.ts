export const OFTEN_SPOKEN = ["en", "cy", "pl", "ro", "pa", "ur", "bn", "ar", "es", "pt", "af", "zu", "xh", "und"];
