import { highestOf, lowestOf } from './domain.js';

/**
 * What a series says in four numbers; extremes count the band, so a spike inside a bucket is told.
 *
 * @param {Pick<Model.ChartSeries, 'values' | 'min' | 'max'>} series
 * @returns {{ last: number, lowest: number, highest: number, mean: number } | null} null when there is no value
 */
function summarise({ values, min, max }) {
  let sum = 0;
  let count = 0;
  let last = NaN;
  for (let index = 0; index < values.length; index++) {
    if (Number.isNaN(values[index])) continue;
    last = values[index];
    sum += last;
    count++;
  }
  return count === 0 ? null : { last, lowest: lowestOf(min ?? values), highest: highestOf(max ?? values), mean: sum / count };
}

export { summarise };
