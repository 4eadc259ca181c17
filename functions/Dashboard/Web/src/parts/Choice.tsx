interface Choosing {
  readonly name: string;
  readonly value: string;
  readonly choose: (value: string) => void;
  /** What the choice of everything is called; absent if there is none. */
  readonly all?: string;
  readonly options: readonly (readonly [value: string, text: string])[];
}

/** A labelled choice. */
export function Choice({ name, value, choose, all, options }: Choosing) {
  return (
    <label>
      {name}
      <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {all !== undefined && <option value="">{all}</option>}
        {options.map(([of, text]) => (
          <option key={of} value={of}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
