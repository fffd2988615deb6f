import { api, type Dag, type Run, send } from '../api/client';
import { Dialog } from '../ui/dialog';
import { useParameterForm } from './parameter-form';

interface Props {
  readonly dag: Dag;
  readonly close: () => void;
  readonly done: (run: string) => void;
}

export function TriggerDialog({ dag, close, done }: Props) {
  const { fields, submit, any } = useParameterForm(dag.parametersSchema);
  const act = () =>
    submit(async (parameters) => {
      const run = await send<Run>('POST', api(['dags', dag.id, 'runs']), { parameters });
      done(run.id);
    });
  return (
    <Dialog title={`Trigger a run of ${dag.id}`} verb="Trigger" close={close} act={act} wide={any}>
      <p>{any ? 'What is left empty is as the configuration has it.' : 'It takes no parameters.'}</p>
      {fields}
    </Dialog>
  );
}
