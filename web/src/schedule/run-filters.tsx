import type { RunState, Schemas } from '../api/client';
import { adjust, type Place } from '../router';
import { isFiltered, LIMITS, viewOf } from './view';
import { spoken } from './words';

const STATES: readonly RunState[] = ['QUEUED', 'RUNNING', 'UP_FOR_RETRY', 'SUCCESS', 'FAILED', 'STOPPED', 'CUT_OFF'];
const TRIGGERS: readonly Schemas['TriggerKind'][] = ['SCHEDULED', 'MANUAL', 'BACKFILL', 'RETRY'];

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly set: (value: string) => void;
}

const Select = ({ label, value, options, set }: SelectProps) => (
  <select aria-label={label} value={value} onChange={(event) => set(event.currentTarget.value)}>
    {options.map(([name, title]) => (
      <option key={name} value={name}>
        {title}
      </option>
    ))}
  </select>
);

const named = (names: readonly string[], all: string): readonly (readonly [string, string])[] => [
  ['', all],
  ...names.map((name) => [name, spoken(name)] as const),
];

/** Which runs are shown. It lives in the address, and is there again after a reload. */
export function RunFilters({ place }: { place: Place }) {
  const view = viewOf(place);
  const set = (name: string) => (value: string) =>
    adjust(place, { [name]: value, offset: null, run: null, task: null, try: null });
  const day = (name: 'from' | 'to', label: string) => (
    <input
      type="date"
      aria-label={label}
      title={label}
      value={view[name]}
      onChange={(event) => set(name)(event.currentTarget.value)}
    />
  );
  return (
    <div class="run-filters">
      <Select label="State" value={view.state} options={named(STATES, 'all states')} set={set('state')} />
      <Select label="Trigger" value={view.trigger} options={named(TRIGGERS, 'all triggers')} set={set('trigger')} />
      {day('from', 'First day, in UTC')}
      {day('to', 'Last day, in UTC')}
      <Select
        label="Runs at once"
        value={String(view.limit)}
        options={LIMITS.map((limit) => [String(limit), `${limit} runs`])}
        set={set('limit')}
      />
      {isFiltered(view) && (
        <button
          class="button small"
          type="button"
          onClick={() => adjust(place, { state: null, trigger: null, from: null, to: null, offset: null })}
        >
          Clear filters
        </button>
      )}
    </div>
  );
}
