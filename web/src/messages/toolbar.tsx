import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../icons';
import { CheckField, SelectField, TextField } from '../ui/fields';
import type { View } from './types';

interface Props {
  readonly view: View;
  /** Partitions of the topic; null until they are known. */
  readonly partitions: readonly number[] | null;
  readonly change: (changes: Partial<View>) => void;
  readonly searching: boolean;
  readonly cancel: () => void;
}

const ORDERS = [
  { value: 'NEWEST', title: 'Newest first' },
  { value: 'OLDEST', title: 'Oldest first' },
] as const;

/** What is looked for; asked for when Enter or Search is pressed. */
function SearchLine({ view, change, searching, cancel }: Omit<Props, 'partitions'>) {
  const [text, setText] = useState(view.text);
  const [filter, setFilter] = useState(view.filter);
  // What is typed before the first effect has run stays: only another view replaces it.
  const asked = useRef(view);
  useEffect(() => {
    if (asked.current.text !== view.text) setText(view.text);
    if (asked.current.filter !== view.filter) setFilter(view.filter);
    asked.current = view;
  }, [view.text, view.filter]);
  return (
    <form
      class="search-line"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        change({ text: text.trim(), filter: filter.trim() });
      }}
    >
      <TextField label="Text" type="search" placeholder="anywhere in a message" value={text} set={setText} />
      <TextField
        label="Condition"
        type="search"
        mono
        placeholder='value.gender == "female" && key.startsWith("a")'
        value={filter}
        set={setFilter}
      />
      <button class="button primary" type={searching ? 'button' : 'submit'} onClick={searching ? cancel : undefined}>
        {!searching && <Icon name="search" />}
        {searching ? 'Cancel' : 'Search'}
      </button>
    </form>
  );
}

export function Toolbar(props: Props) {
  const { view, partitions, change } = props;
  const all = [{ value: '', title: 'All partitions' }];
  const each = (partitions ?? (view.partition === '' ? [] : [Number(view.partition)])).map((partition) => ({
    value: String(partition),
    title: `Partition ${partition}`,
  }));
  return (
    <div class="messages-toolbar">
      <div class="range-line">
        <SelectField
          label="Partition"
          value={view.partition}
          set={(partition) => change({ partition })}
          options={[...all, ...each]}
        />
        <SelectField label="Order" value={view.order} set={(order) => change({ order })} options={ORDERS} />
        <TextField
          label="From offset"
          type="number"
          value={view.offset}
          set={(offset) => change({ offset: offset.replace(/\D/g, '') })}
        />
        <TextField label="From time" type="datetime-local" value={view.from} set={(from) => change({ from })} />
        <TextField label="To time" type="datetime-local" value={view.to} set={(to) => change({ to })} />
        <CheckField label="Live" value={view.live} set={(live) => change({ live })} />
      </div>
      <SearchLine {...props} />
    </div>
  );
}
