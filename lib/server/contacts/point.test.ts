import { describe, expect, it } from "vitest";
import { pointOf } from "./point.ts";

describe("pointOf", () => {
  it("is the same however the address is written", () => {
    expect(pointOf("email", " Ruth@Example.COM ")).toEqual(pointOf("email", "ruth@example.com"));
    expect(pointOf("phone", "+44 20 7946 0019")).toEqual(pointOf("phone", "+442079460019"));
    expect(pointOf("phone", "+44 (0)20 7946-0019")).toEqual(pointOf("phone", "+442079460019"));
    expect(pointOf("address", "1 High Street\nLeeds")).toEqual(pointOf("address", "1  high street Leeds"));
  });

  it("keeps addresses and kinds apart", () => {
    expect(pointOf("email", "ruth@example.com")).not.toEqual(pointOf("email", "ruth@example.org"));
    expect(pointOf("email", "+442079460019")).not.toEqual(pointOf("phone", "+442079460019"));
  });
});
