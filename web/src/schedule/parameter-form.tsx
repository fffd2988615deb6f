import { useState } from 'preact/hooks';
import { Failure } from '../api/client';
import { AreaField, SelectField, TextField } from '../ui/fields';
import { atTheirFields, type Filled, type Parameter, parametersOf, toSend, type Wrong } from './parameters';

interface FieldProps {
  readonly parameter: Parameter;
  readonly value: string;
  readonly error: string | undefined;
  readonly set: (value: string) => void;
}

const NOT_GIVEN = { value: '', title: 'not given' };

function Field({ parameter: { name, kind, hint, choices }, ...rest }: FieldProps) {
  const common = { label: name, hint, ...rest };
  switch (kind) {
    case 'choice':
      return (
        <SelectField {...common} options={[NOT_GIVEN, ...choices.map(({ text }) => ({ value: text, title: text }))]} />
      );
    case 'boolean':
      return (
        <SelectField
          {...common}
          options={[NOT_GIVEN, { value: 'true', title: 'yes' }, { value: 'false', title: 'no' }]}
        />
      );
    case 'json':
      return <AreaField {...common} rows={3} />;
    default:
      return <TextField {...common} />;
  }
}

/** A form of the parameters that a schema describes, and what is to be sent of it. */
export function useParameterForm(schema: unknown) {
  const parameters = parametersOf(schema);
  const [filled, setFilled] = useState<Filled>({});
  const [wrong, setWrong] = useState<Wrong>({});

  /** Sends what the form has; what is wrong with it stands at its fields. */
  async function submit<T>(post: (values: Record<string, unknown>) => Promise<T>): Promise<T> {
    const { values, wrong: unreadable } = toSend(parameters, filled);
    setWrong(unreadable);
    if (Object.keys(unreadable).length > 0) throw new Error('Correct the fields that are marked.');
    try {
      return await post(values);
    } catch (error) {
      if (error instanceof Failure) setWrong(atTheirFields(error.problem?.violations, parameters));
      throw error;
    }
  }

  const fields = (
    <div class="fields">
      {parameters.map((parameter) => (
        <Field
          key={parameter.name}
          parameter={parameter}
          value={filled[parameter.name] ?? ''}
          error={wrong[parameter.name]}
          set={(value) => setFilled({ ...filled, [parameter.name]: value })}
        />
      ))}
    </div>
  );
  return { fields, submit, any: parameters.length > 0 };
}
