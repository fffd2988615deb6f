import type { Schemas } from '../api/client';
import { plural } from '../format';
import { diff, isChanged, type Line } from './diff';
import { pretty } from './texts';

type Version = Schemas['SchemaVersion'];

const Side = ({ line, kind, sign }: { line: Line | null; kind: string; sign: string }) => (
  <>
    <td class={`line-number ${line ? kind : 'missing'}`}>{line?.number}</td>
    <td class={`line ${line ? kind : 'missing'}`}>
      {line && kind && <span class="hidden">{sign}</span>}
      {line?.text}
    </td>
  </>
);

/** Two versions, their lines beside each other. */
export function SideBySide({ left, right }: { left: Version; right: Version }) {
  const rows = diff(pretty(left.schema), pretty(right.schema));
  const changed = rows.filter(isChanged).length;
  return (
    <>
      <p class="aside" role="status">
        {changed === 0
          ? 'Both versions have the same text.'
          : `${plural(changed, 'line')} differ${changed === 1 ? 's' : ''}.`}
      </p>
      <div
        class="scroll"
        role="region"
        aria-label={`Version ${left.version} beside version ${right.version}`}
        tabIndex={0}
      >
        <table class="side-by-side">
          <colgroup>
            <col class="numbers" />
            <col />
            <col class="numbers" />
            <col />
          </colgroup>
          <thead>
            <tr>
              <th scope="col" colSpan={2}>
                Version {left.version}
              </th>
              <th scope="col" colSpan={2}>
                Version {right.version}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => {
              const differs = isChanged(row);
              return (
                <tr key={index}>
                  <Side line={row.left} kind={differs ? 'removed' : ''} sign="before: " />
                  <Side line={row.right} kind={differs ? 'added' : ''} sign="after: " />
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
