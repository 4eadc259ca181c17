import { useState } from 'preact/hooks';
import { Choice } from '../parts/Choice';
import { type Asked, type FileName, holds, isCsv, named } from './upload';

interface Choosing {
  readonly isBusy: boolean;
  readonly tryOut: (asked: Asked) => void;
}

const listOf = (text: string): readonly string[] => text.split(/[\s,;]+/).filter(Boolean);

/** Which file to import, and what the file does not say itself. */
export function ImportForm({ isBusy, tryOut }: Choosing) {
  const [file, setFile] = useState<File | null>(null);
  const [name, setName] = useState<FileName | ''>('');
  const [audiences, setAudiences] = useState('');
  const [others, setOthers] = useState('');
  const isTable = file !== null && isCsv(file);
  return (
    <form
      class="card upload"
      aria-label="The file"
      onSubmit={(event) => {
        event.preventDefault();
        tryOut({ file: file!, name: isTable && name !== '' ? name : null, releasableTo: listOf(audiences), notDuplicateOf: listOf(others) });
      }}
    >
      <div class="choices">
        <label>
          File (.csv, .jsonl or .zip)
          <input
            type="file"
            required
            onChange={(event) => {
              const chosen = event.currentTarget.files?.[0] ?? null;
              setFile(chosen);
              setName((chosen && named(chosen)) ?? '');
            }}
          />
        </label>
        {isTable && <Choice name="What it holds" value={name} choose={(value) => setName(value as FileName | '')} all="choose …" options={Object.entries(holds)} />}
      </div>
      <details>
        <summary>Who sees new records, and what is no duplicate</summary>
        <div class="choices">
          {(file === null || isTable) && (
            <label>
              New records are seen by
              <input value={audiences} placeholder="the owner alone" onInput={(event) => setAudiences(event.currentTarget.value)} />
              <small>“everyone”, or partners and groups such as POL NATO</small>
            </label>
          )}
          <label>
            No new site is the same as
            <input value={others} placeholder="usa-scranton-aap" onInput={(event) => setOthers(event.currentTarget.value)} />
            <small>ids of registered sites that look alike</small>
          </label>
        </div>
      </details>
      <button type="submit" class="primary" disabled={isBusy}>
        {isBusy ? 'Sending …' : 'Try it'}
      </button>
    </form>
  );
}
