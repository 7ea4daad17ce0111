import { Eye } from "lucide-react";
import type { ReactNode } from "react";

export function DemoStrip({ children }: { children?: ReactNode }) {
  return (
    <div className="strip-line demo-strip">
      <Eye className="i" />
      <p>
        <b>Demo data.</b>
        <span className={children ? "hide-narrow" : undefined}> Every person, number and address here is made up.</span>
      </p>
      {children}
    </div>
  );
}
