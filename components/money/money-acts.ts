export { AdjustDialog } from "#components/money/adjust-dialog.tsx";
export { ApplyCreditDialog } from "#components/money/apply-credit-dialog.tsx";
export { ChargeDialog } from "#components/money/charge-dialog.tsx";
export { InterestDialog, RemedyDialog } from "#components/money/interest-dialogs.tsx";
export { PayLinkDialog } from "#components/money/pay-link-dialog.tsx";
export { RefundDialog } from "#components/money/refund-dialog.tsx";
export { WriteOffDialog } from "#components/money/write-off-dialog.tsx";
