import { useResource } from '../api/use-resource';
import type { PageProps } from '../pages';
import { adjust } from '../router';
import { SearchField } from '../ui/fields';
import { Loaded } from '../ui/loaded';
import { PageHead } from '../ui/page-head';
import { Panel } from '../ui/panel';
import { areas, type Document } from './document';
import { OperationView } from './operation-view';
import './api.css';

const PATH = '/api/v1/openapi.json';

const About = () => (
  <>
    Everything that these pages show comes from this API. Its description is{' '}
    <a href={PATH} target="_blank" rel="noreferrer">
      openapi.json
    </a>
    ; <a href="/metrics">/metrics</a> is for Prometheus.
  </>
);

/** The OpenAPI document, to be read and tried. */
export default function ApiPage({ place }: PageProps) {
  const document = useResource<Document>(PATH);
  const search = place.query.get('search') ?? '';
  return (
    <>
      <PageHead
        title="API"
        about={<About />}
        actions={<SearchField label="Search the API" value={search} set={(text) => adjust(place, { search: text })} />}
      />
      <Loaded resource={document} what="the description of the API">
        {(value) => {
          const found = areas(value, search);
          return found.length === 0 ? (
            <p class="empty">No path and no summary has “{search}” in it.</p>
          ) : (
            <>
              {found.map(({ name, operations }) => (
                <Panel key={name} title={name}>
                  {operations.map((operation) => (
                    <OperationView
                      key={`${operation.method} ${operation.path}`}
                      document={value}
                      operation={operation}
                    />
                  ))}
                </Panel>
              ))}
            </>
          );
        }}
      </Loaded>
    </>
  );
}
