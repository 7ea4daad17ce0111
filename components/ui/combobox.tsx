"use client";
import { Autocomplete } from "@base-ui/react/autocomplete";
import { Search } from "lucide-react";
import type { ReactNode, Ref } from "react";

export type ComboboxGroup<Item> = { value: string; items: Item[] };

/** A search field over a grouped list, always open (the palette puts it into a dialog). Filtering is the caller's. */
export function Combobox<Item>({
  label,
  placeholder,
  inputRef,
  query,
  onQuery,
  groups,
  itemKey,
  itemWords,
  renderItem,
  isDisabled = () => false,
  onChoose,
  empty = "Nothing found",
}: {
  label: string;
  placeholder?: string;
  inputRef?: Ref<HTMLInputElement>;
  query: string;
  onQuery: (query: string) => void;
  groups: ComboboxGroup<Item>[];
  itemKey: (item: Item) => string;
  itemWords: (item: Item) => string;
  renderItem: (item: Item) => ReactNode;
  /** It stays within reach, so that the reason can be read; choosing it is the caller's to answer. */
  isDisabled?: (item: Item) => boolean;
  onChoose: (item: Item) => void;
  empty?: ReactNode;
}) {
  return (
    <Autocomplete.Root
      items={groups}
      mode="none"
      inline
      open
      autoHighlight="always"
      value={query}
      itemToStringValue={itemWords}
      onValueChange={(next, details) => details.reason !== "item-press" && onQuery(next)}
    >
      <div className="combo-field">
        <Search className="i" />
        <Autocomplete.Input ref={inputRef} className="combo-input" aria-label={label} placeholder={placeholder} />
      </div>
      <Autocomplete.List className="combo-list" aria-label={label}>
        {(group: ComboboxGroup<Item>) => (
          <Autocomplete.Group key={group.value} items={group.items}>
            <Autocomplete.GroupLabel className="pop-head">{group.value}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(item: Item) => (
                <Autocomplete.Item
                  key={itemKey(item)}
                  className="pop-item"
                  value={item}
                  aria-disabled={isDisabled(item) || undefined}
                  onClick={() => onChoose(item)}
                >
                  {renderItem(item)}
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
      <Autocomplete.Empty className="hint combo-empty">{empty}</Autocomplete.Empty>
    </Autocomplete.Root>
  );
}
