import { Eye } from "lucide-react";

export function DemoStrip() {
  return (
    <p className="strip-line">
      <Eye className="i" />
      <span>
        <b>Demo data.</b> Every person, number and address here is made up.
      </span>
    </p>
  );
}
