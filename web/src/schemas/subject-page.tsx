import { useState } from 'preact/hooks';
import { api, type Schemas, send } from '../api/client';
import { useResource } from '../api/use-resource';
import { plural } from '../format';
import { adjust, href, navigate, type Place } from '../router';
import { useSession } from '../session';
import { Loaded } from '../ui/loaded';
import { Notice } from '../ui/notice';
import { PageHead } from '../ui/page-head';
import { Panel } from '../ui/panel';
import { DeleteDialog } from './delete-dialog';
import { Setting } from './setting';
import { LEVELS, MODES, topicOf } from './texts';
import { VersionList } from './version-list';
import { VersionPanel } from './version-panel';

const EVERY_MILLIS = 5_000;

type View = Schemas['SchemaSubjectView'];

const about = ({ versions, deletedVersions }: View): string =>
  plural(versions, 'version') + (deletedVersions > 0 ? `, ${plural(deletedVersions, 'deleted version')}` : '');

const Settings = ({ view, changed }: { view: View; changed: () => void }) => {
  const topic = topicOf(view.name);
  const common = { changed, resettable: true };
  return (
    <Panel title="Settings">
      <dl class="settings">
        <Setting
          {...common}
          {...view.level}
          title="Compatibility"
          name="level"
          values={LEVELS}
          path={['schemas', 'subjects', view.name, 'level']}
        />
        <Setting
          {...common}
          {...view.mode}
          title="Mode"
          name="mode"
          values={MODES}
          path={['schemas', 'subjects', view.name, 'mode']}
        />
        {topic && (
          <div>
            <dt>Topic</dt>
            <dd>
              <a href={href('topics', [topic])}>{topic}</a>
            </dd>
          </div>
        )}
      </dl>
    </Panel>
  );
};

const whole = (text: string | null): number | null => (text && /^\d{1,9}$/.test(text) ? Number(text) : null);

export function SubjectPage({ subject, place }: { subject: string; place: Place }) {
  const { mayChange, why } = useSession();
  const [deleting, setDeleting] = useState(false);
  const [changes, setChanges] = useState(0);
  const path = ['schemas', 'subjects', subject];
  const resource = useResource<View>(api(path), EVERY_MILLIS);
  const version = whole(place.query.get('version')) ?? resource.value?.latestVersion ?? null;
  const against = whole(place.query.get('against'));
  const changed = () => {
    setChanges((times) => times + 1);
    resource.reload();
  };
  return (
    <>
      <PageHead
        title={subject}
        above={[{ title: 'Schemas', href: href('schemas') }]}
        about={resource.value && about(resource.value)}
        actions={
          <>
            {mayChange && version !== null && (
              <a class="button" href={href('schemas', [subject], { draft: true, version })}>
                New version…
              </a>
            )}
            <button
              class="button danger"
              type="button"
              disabled={!mayChange}
              title={why ?? undefined}
              onClick={() => setDeleting(true)}
            >
              Delete subject…
            </button>
          </>
        }
      />
      <Loaded resource={resource} what="the subject">
        {(view) => (
          <>
            {view.deleted && (
              <Notice tone="warning" title="This subject is deleted.">
                Its schemas can still be read by their ids. Registering one again brings it back; deleting it once more
                for good takes it away.
              </Notice>
            )}
            <Settings view={view} changed={changed} />
            <div class="schema-columns">
              <VersionList key={changes} subject={subject} place={place} open={version} />
              {version !== null && (
                <VersionPanel
                  key={`${version} ${changes}`}
                  subject={subject}
                  version={version}
                  against={against}
                  latest={view.latestVersion}
                  compare={(other) => adjust(place, { against: other })}
                  deleted={() => {
                    adjust(place, { version: null, against: null });
                    changed();
                  }}
                />
              )}
            </div>
          </>
        )}
      </Loaded>
      {deleting && (
        <DeleteDialog
          title={`Delete ${subject}?`}
          typed={subject}
          permanentOnly={resource.value?.deleted ?? false}
          close={() => setDeleting(false)}
          act={async (permanent) => {
            await send('DELETE', api(path, { permanent: permanent || null }));
            navigate(href('schemas'));
          }}
        />
      )}
    </>
  );
}
