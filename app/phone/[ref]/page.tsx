import { CustomerPhone } from "#components/phone/customer-phone.tsx";

export default async function Page({ params }: { params: Promise<{ ref: string }> }) {
  return <CustomerPhone caseRef={(await params).ref} />;
}
