import { linkTo, useChoice } from '../app/address';
import { ImportPage } from '../imports/ImportPage';
import { mayWriteAny } from '../session/rights';
import { kinds } from './kinds';
import { NewRecord } from './NewRecord';
import { RecordPage } from './RecordPage';
import { RecordTable } from './RecordTable';

/** Every record that the reader may see, by kind; one record with its history; and the import of many. */
export default function RegistryPage() {
  const [path] = useChoice('kind', 'factories');
  const [id] = useChoice('id');
  const [upload] = useChoice('import');
  if (upload !== '') {
    return <ImportPage />;
  }

  const kind = kinds.find((one) => one.path === path);
  if (kind === undefined) {
    return (
      <p role="alert">
        There is no kind of record “{path}”. <a href={linkTo('registry')}>The registry</a> lists all.
      </p>
    );
  }

  return (
    <>
      <h1>{id === '' ? kind.title : id === '*' ? `${kind.title}: a new record` : id}</h1>
      {id === '' ? (
        <>
          <nav aria-label="Kinds of records" class="kinds">
            <ul>
              {kinds.map((one) => (
                <li key={one.path}>
                  <a href={linkTo('registry', { kind: one.path })} aria-current={one === kind ? 'page' : undefined}>
                    {one.title}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          {mayWriteAny() && (
            <p class="choices">
              <a href={linkTo('registry', { kind: kind.path, id: '*' })}>Add a record</a>
              <a href={linkTo('registry', { import: 'new' })}>Import a file</a>
            </p>
          )}
          <RecordTable key={kind.path} kind={kind} />
        </>
      ) : (
        <>
          <p>
            <a href={linkTo('registry', { kind: kind.path })}>{kind.title}</a>
          </p>
          {id === '*' ? <NewRecord key={kind.path} kind={kind} /> : <RecordPage key={`${kind.path}/${id}`} kind={kind} id={id} />}
        </>
      )}
    </>
  );
}
