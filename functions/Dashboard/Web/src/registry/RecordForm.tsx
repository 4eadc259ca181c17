import type { Changed } from '../api/verdicts';
import { Failure, Loading } from '../parts/States';
import { Editor } from './Editor';
import type { Kind, Stored } from './kinds';
import type { Version } from './requests';
import { empty, useSchemas } from './schema';

interface Formed {
  readonly kind: Kind;
  readonly former: Version | null;
  /** What a new record begins with, beside what its kind asks for. */
  readonly filled?: Stored;
  readonly close: () => void;
  readonly tell?: (stored: Stored, changed: Changed) => void;
}

/** A form for a record as it is now, or for a new one. */
export function RecordForm({ kind, former, filled, ...rest }: Formed) {
  const schemas = useSchemas();
  if (schemas.isPending) {
    return <Loading what="the form" />;
  }
  if (schemas.isError) {
    return <Failure of={schemas.error} />;
  }

  const schema = schemas.data[kind.schema]!;
  const initial = former?.record ?? { ...(empty(schema, schemas.data) as Stored), ...filled };
  return <Editor kind={kind} former={former} schema={schema} schemas={schemas.data} initial={initial} {...rest} />;
}
