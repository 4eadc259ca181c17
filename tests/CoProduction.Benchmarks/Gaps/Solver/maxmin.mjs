// Shares one month's capacity with a general LP solver (HiGHS), for the benchmark to compare with progressive filling.
// The first line of input is the problem as JSON; each further line a number: how many times to solve it from the start.
// Each answer is one line of JSON: the outputs by product.
import { createInterface } from 'node:readline';
import loadHighs from 'highs';

const highs = await loadHighs();
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const { uses, capacities, weights } = JSON.parse((await lines.next()).value);
const products = weights.length;
const level = products;

// Columns: the output of each product relative to its weight, and the level that all of them reach.
// Rows: each product is at or above the level; of each item no more is used than there is, scaled to 1.
// The model is kept, so that each solve starts from the basis of the last.
const model = highs.createModel();
model.options.set({ output_flag: false, primal_feasibility_tolerance: 1e-10, dual_feasibility_tolerance: 1e-10 });
for (let product = 0; product < products; product++) model.addVar(0, highs.infinity);
model.addVar(0, highs.infinity);
model.changeColCost(level, 1);
model.changeObjectiveSense(highs.constants.objectiveSense.maximize);
for (let product = 0; product < products; product++) {
  model.addRow(0, highs.infinity, { indices: [product, level], values: [1, -1] });
}

capacities.forEach((capacity, item) => {
  const using = uses.filter(use => use.item === item);
  if (capacity !== null && using.length > 0) {
    model.addRow(-highs.infinity, capacity > 0 ? 1 : 0, {
      indices: using.map(use => use.product),
      values: using.map(use => use.quantity * weights[use.product] / (capacity > 0 ? capacity : 1)),
    });
  }
});

// The lexicographic max-min as a textbook has it: raise the level as far as it goes, fix the products that hold it there
// (their rows have a price), and go on with the others.
function solve() {
  const levels = new Array(products).fill(null);
  for (let product = 0; product < products; product++) {
    model.changeColBounds(product, 0, highs.infinity);
    model.changeRowBounds(product, 0, highs.infinity);
  }

  while (levels.includes(null)) {
    model.run();
    const { colValue, rowDual } = model.getSolution();
    for (let product = 0; product < products; product++) {
      if (levels[product] === null && Math.abs(rowDual[product]) > 1e-9) {
        levels[product] = colValue[level];
        model.changeColBounds(product, levels[product], levels[product]);
        model.changeRowBounds(product, -highs.infinity, highs.infinity);
      }
    }
  }

  return levels.map((reached, product) => reached * weights[product]);
}

for (let line = await lines.next(); !line.done; line = await lines.next()) {
  let outputs = [];
  for (let times = Number(line.value); times > 0; times--) outputs = solve();
  process.stdout.write(`${JSON.stringify(outputs)}\n`);
}

model.dispose();
