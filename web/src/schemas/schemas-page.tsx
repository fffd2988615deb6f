import type { PageProps } from '../pages';
import { Draft } from './draft';
import { SubjectList } from './subject-list';
import { SubjectPage } from './subject-page';
import './schemas-page.css';

/** The Schema Registry: its subjects, the versions of one, and drafts of the next. */
export default function SchemasPage({ place }: PageProps) {
  const [subject] = place.path;
  if (place.query.has('draft'))
    return <Draft key={subject} subject={subject ?? null} from={place.query.get('version')} />;
  return subject === undefined ? (
    <SubjectList place={place} />
  ) : (
    <SubjectPage key={subject} subject={subject} place={place} />
  );
}
