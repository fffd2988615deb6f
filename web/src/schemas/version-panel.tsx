import { useState } from 'preact/hooks';
import { api, type Schemas, send } from '../api/client';
import { useResource } from '../api/use-resource';
import { href } from '../router';
import { useSession } from '../session';
import { Facts } from '../ui/facts';
import { Loaded } from '../ui/loaded';
import { Panel } from '../ui/panel';
import { DeleteDialog } from './delete-dialog';
import { SideBySide } from './side-by-side';
import { pretty, titleOf } from './texts';

type Version = Schemas['SchemaVersion'];

interface Props {
  readonly subject: string;
  readonly version: number;
  /** The version that it is compared with, if it is. */
  readonly against: number | null;
  readonly latest: number;
  readonly compare: (other: number | null) => void;
  readonly deleted: () => void;
}

const Places = ({ places }: { places: Schemas['SchemaPlaces'] }) =>
  places.places.length === 0 ? (
    <>none</>
  ) : (
    <>
      {places.places.map(({ subject, version }, index) => (
        <span key={`${subject} ${version}`}>
          {index > 0 && ', '}
          <a href={href('schemas', [subject], { version })}>
            {subject} {version}
          </a>
        </span>
      ))}
      {!places.complete && ' and more'}
    </>
  );

const facts = (version: Version) =>
  [
    ['Schema id', version.id],
    ['Type', titleOf(version.type)],
    ['Uses', <Places places={{ complete: true, places: version.references }} />],
    ['Used by', <Places places={version.referencedBy} />],
    ['Also registered as', <Places places={version.alsoUnder} />],
  ] as const;

function Compared({ subject, against, version }: { subject: string; against: number; version: Version }) {
  const other = useResource<Version>(api(['schemas', 'subjects', subject, 'versions', against]));
  return (
    <Loaded resource={other} what={`version ${against}`}>
      {(value) => <SideBySide left={value} right={version} />}
    </Loaded>
  );
}

/** One version: its text, alone or beside that of another version. */
export function VersionPanel({ subject, version, against, latest, compare, deleted }: Props) {
  const { mayChange, why } = useSession();
  const [deleting, setDeleting] = useState(false);
  const path = ['schemas', 'subjects', subject, 'versions', version];
  const resource = useResource<Version>(api(path));
  const others = Array.from({ length: Math.max(latest, version) }, (_, index) => index + 1)
    .filter((number) => number !== version)
    .reverse()
    .slice(0, 200);
  return (
    <Panel
      class="version-panel"
      title={`Version ${version}${resource.value?.deleted ? ' (deleted)' : ''}`}
      actions={
        <>
          {others.length > 0 && (
            <select
              aria-label="Compare with"
              value={against === null ? '' : String(against)}
              onChange={(event) => compare(Number(event.currentTarget.value) || null)}
            >
              <option value="">{against === null ? 'compare with…' : 'do not compare'}</option>
              {others.map((number) => (
                <option key={number} value={String(number)}>
                  {against === number ? 'compared with version' : 'version'} {number}
                </option>
              ))}
            </select>
          )}
          <button
            class="button small"
            type="button"
            disabled={!mayChange}
            title={why ?? undefined}
            onClick={() => setDeleting(true)}
          >
            Delete version…
          </button>
        </>
      }
    >
      <Loaded resource={resource} what={`version ${version}`}>
        {(value) => (
          <>
            <Facts facts={facts(value)} />
            {against !== null && against !== version ? (
              <Compared subject={subject} against={against} version={value} />
            ) : (
              <pre class="code" tabIndex={0} aria-label={`Schema of version ${version}`}>
                {pretty(value.schema)}
              </pre>
            )}
          </>
        )}
      </Loaded>
      {deleting && (
        <DeleteDialog
          title={`Delete version ${version} of ${subject}?`}
          typed={`${subject} ${version}`}
          permanentOnly={resource.value?.deleted ?? false}
          close={() => setDeleting(false)}
          act={(permanent) => send('DELETE', api(path, { permanent: permanent || null })).then(deleted)}
        />
      )}
    </Panel>
  );
}
