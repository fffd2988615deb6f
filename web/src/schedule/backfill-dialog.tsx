import { useState } from 'preact/hooks';
import { api, type Dag, type Schemas, send } from '../api/client';
import { Dialog } from '../ui/dialog';
import { CheckField, SelectField, TextField } from '../ui/fields';
import { useParameterForm } from './parameter-form';

interface Props {
  readonly dag: Dag;
  readonly close: () => void;
  readonly done: (runs: readonly string[]) => void;
}

/** What a field of the browser holds, which knows no time zone, as a moment in UTC. */
const utc = (text: string): string | undefined =>
  text === '' ? undefined : `${text.length === 16 ? `${text}:00` : text}Z`;

export function BackfillDialog({ dag, close, done }: Props) {
  const [by, setBy] = useState<'count' | 'range'>('count');
  const [count, setCount] = useState('10');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [again, setAgain] = useState(false);
  const { fields, submit, any } = useParameterForm(dag.parametersSchema);
  const ready = by === 'count' ? /^[1-9]\d{0,5}$/.test(count) : from !== '';

  const act = () =>
    submit(async (parameters) => {
      const which = by === 'count' ? { count: Number(count) } : { from: utc(from) };
      const made = await send<Schemas['BackfillRuns']>('POST', api(['dags', dag.id, 'backfills']), {
        ...which,
        to: utc(to),
        again,
        parameters,
      });
      done(made.runs);
    });

  return (
    <Dialog title={`Backfill ${dag.id}`} verb="Backfill" close={close} act={act} ready={ready} wide>
      <p>
        Makes runs for intervals of the past ({dag.schedule}). Each gives the same people as the run that it stands for.
      </p>
      <div class="fields">
        <SelectField
          label="Intervals"
          value={by}
          set={setBy}
          options={[
            { value: 'count', title: 'the last so many' },
            { value: 'range', title: 'from a moment on' },
          ]}
        />
        {by === 'count' ? (
          <TextField label="Count" type="number" value={count} set={setCount} hint="1 to 10000" />
        ) : (
          <TextField label="From (UTC)" type="datetime-local" value={from} set={setFrom} />
        )}
        <TextField label="Up to (UTC)" type="datetime-local" value={to} set={setTo} hint="now when not given" />
      </div>
      <CheckField label="Run again what has succeeded" value={again} set={setAgain} />
      {any && (
        <details>
          <summary>Parameters of every run</summary>
          {fields}
        </details>
      )}
    </Dialog>
  );
}
