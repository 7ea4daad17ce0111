"use client";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ToldDialog } from "#components/told/told-dialog.tsx";
import * as forms from "#components/told/told-forms.ts";

export const OptOutDialog = (props: ActProps) => <ToldDialog {...props} form={forms.OPT_OUT} />;
export const OptInDialog = (props: ActProps) => <ToldDialog {...props} form={forms.OPT_IN} />;
export const CeaseDialog = (props: ActProps) => <ToldDialog {...props} form={forms.CEASE} />;
export const WithdrawCeaseDialog = (props: ActProps) => <ToldDialog {...props} form={forms.WITHDRAWN_CEASE} />;
export const DeathDialog = (props: ActProps) => <ToldDialog {...props} form={forms.DEATH} />;
export const WithdrawDeathDialog = (props: ActProps) => <ToldDialog {...props} form={forms.WITHDRAWN_DEATH} />;
export const RepresentativeDialog = (props: ActProps) => <ToldDialog {...props} form={forms.REPRESENTATIVE} />;
export const EndRepresentationDialog = (props: ActProps) => <ToldDialog {...props} form={forms.ENDED_REPRESENTATION} />;
export const WorkContactDialog = (props: ActProps) => <ToldDialog {...props} form={forms.WORK_CONTACT} />;
export const FailedPointDialog = (props: ActProps) => <ToldDialog {...props} form={forms.FAILED_POINT} />;
export const VerifiedPointDialog = (props: ActProps) => <ToldDialog {...props} form={forms.VERIFIED_POINT} />;
