import { useChoice, linkTo } from '../app/address';
import { useExplanation, useReport, type Product } from '../api/answers';
import { Chosen } from '../parts/Chosen';
import { Failure, Loading } from '../parts/States';
import { month, units } from '../parts/figures';
import { familyName } from '../parts/words';
import { Flow } from './Flow';
import { ItemDetails } from './ItemDetails';

/** Why a product stands where it stands: its bill of materials as a flow, and each item's capacity against its need. */
export default function WhyPage() {
  const report = useReport();
  const [chosen, choose] = useChoice('product');
  const [family] = useChoice('family');
  const [item, chooseItem] = useChoice('item');
  const products = (report.data?.families ?? []).flatMap((one) => one.products.map((product) => ({ ...product, family: one.family })));
  const product =
    products.find((one) => one.product === chosen) ??
    products.find((one) => (family === '' || one.family === family) && (item === '' || one.verdict?.deciding?.some((deciding) => deciding.item === item)) && one.verdict) ??
    products[0];
  if (report.isPending) {
    return <Loading what="the gap report" />;
  }
  if (report.isError) {
    return <Failure of={report.error} />;
  }

  return (
    <>
      <h1>{product ? reason(product) : 'No product is registered.'}</h1>
      <form class="choices" onSubmit={(event) => event.preventDefault()}>
        <label>
          Product
          <select value={product?.product} onChange={(event) => choose(event.currentTarget.value)}>
            {(report.data.families ?? []).map((one) => (
              <optgroup key={one.family} label={familyName(one.family)}>
                {one.products.map((each) => (
                  <option key={each.product} value={each.product}>
                    {each.product}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </label>
      </form>
      {product && (
        <>
          <p class="lead">
            {product.name}. <a href={linkTo('ask', { family: product.family })}>What to ask about it</a>
          </p>
          <Flow product={product} chosen={item} choose={chooseItem} />
          <Chosen of={item}>{item !== '' && <ItemDetails item={item} product={product} />}</Chosen>
          <Explanation product={product.product} at={report.data.lastMonth ?? ''} />
        </>
      )}
    </>
  );
}

/** What binds, in a sentence. */
function reason(product: Product): string {
  const deciding = [...(product.verdict?.deciding ?? [])].sort((one, other) => (other.percentAYear ?? 0) - (one.percentAYear ?? 0))[0];
  if (deciding?.needed == null) {
    return product.verdict ? `${product.product}: nothing that is registered stands in the way.` : `${product.product}: nobody has stated what is made today.`;
  }
  return deciding.atFloor == null
    ? `${product.product} waits for ${deciding.item}: ${units(deciding.needed)} a month are needed.`
    : `${product.product} waits for ${deciding.item}: stated ${units(deciding.atFloor)} of ${units(deciding.needed)} a month needed.`;
}

function Explanation({ product, at }: { product: string; at: string }) {
  const explanation = useExplanation(product, at);
  return (
    <section>
      <h2>How the figure of {at === '' ? '…' : month(at)} comes about</h2>
      {explanation.isPending ? (
        <Loading what="the explanation" />
      ) : explanation.isError ? (
        <Failure of={explanation.error} />
      ) : (
        <details>
          <summary>All {explanation.data.steps.length} steps of the calculation, in words</summary>
          <ol class="steps">
            {explanation.data.steps.map((step) => (
              <li key={step.number}>{step.text}</li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}
