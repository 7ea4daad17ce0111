"use client";
import { DemoStrip } from "#components/shell/demo-strip.tsx";
import { SignInForm, type SignInFormProps } from "#components/sign-in/sign-in-form.tsx";

/** The whole page: with demo people it also says that the data is made up. */
export function SignInPage(props: SignInFormProps) {
  return (
    <>
      {props.demoPeople ? <DemoStrip /> : null}
      <SignInForm {...props} />
    </>
  );
}
