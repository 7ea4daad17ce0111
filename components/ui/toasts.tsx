"use client";
import { Toast } from "@base-ui/react/toast";
import { Check, Undo2, X } from "lucide-react";
import { useEffect } from "react";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { type Said, takeToasts } from "#components/ui/toast.ts";
import { dropUndo, setUndo } from "#components/ui/undo.ts";

type Done = { undo?: () => void };
const manager = Toast.createToastManager<Done>();

function say({ words, undo }: Said) {
  if (!undo) return void manager.add({ title: words, data: {}, timeout: 10_000 });
  const once = () => {
    dropUndo(once);
    manager.close(id);
    undo();
  };
  const id = manager.add({ title: words, data: { undo: once }, timeout: 10_000, onRemove: () => dropUndo(once) });
  setUndo(once);
}

/** The time stops while the pointer or focus is on a toast. */
export function Toasts() {
  return (
    <Toast.Provider toastManager={manager} limit={2}>
      <Toast.Portal>
        <Toast.Viewport className="toasts">
          <ToastList />
          <Taking />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { toasts } = Toast.useToastManager<Done>();
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className="toast" swipeDirection={[]}>
      <Toast.Content>
        <Check className="i" />
        <Toast.Title render={<span />} />
        <span className="line push">
          {toast.data?.undo ? (
            <Button small icon={Undo2} keys="Z" onClick={toast.data.undo}>
              Undo
            </Button>
          ) : null}
          <Toast.Close render={<IconButton small label="Dismiss" icon={X} />} />
        </span>
      </Toast.Content>
    </Toast.Root>
  ));
}

/** Inside the provider, whose own effects stand before: what is said from here on is heard. */
function Taking() {
  useEffect(() => takeToasts(say), []);
  return null;
}
