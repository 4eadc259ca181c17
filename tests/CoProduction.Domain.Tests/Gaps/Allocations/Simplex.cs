namespace CoProduction.Domain.Tests.Gaps.Allocations;

/// <summary>The simplex method on a dense tableau, for a few rows. Bland's rule prevents cycling.</summary>
internal static class Simplex
{
    private const double Zero = 1e-11;

    /// <summary>The greatest value of a linear objective over variables of at least 0.</summary>
    /// <param name="objective">The coefficients by variable.</param>
    /// <param name="rows">The coefficients and the upper limit of each constraint. The limit is at least 0.</param>
    public static double Maximum(double[] objective, (double[] Coefficients, double Limit)[] rows)
    {
        var (variables, slack) = (objective.Length, rows.Length);
        var last = variables + slack;
        var tableau = rows.Select((row, number) =>
        {
            var line = new double[last + 1];
            row.Coefficients.CopyTo(line, 0);
            (line[variables + number], line[last]) = (1, row.Limit);
            return line;
        }).ToArray();
        var basis = Enumerable.Range(variables, slack).ToArray();
        var costs = new double[last + 1];
        objective.CopyTo(costs, 0);
        while (Array.FindIndex(costs, 0, last, cost => cost > Zero) is >= 0 and var entering)
        {
            var leaving = Enumerable.Range(0, slack).Where(row => tableau[row][entering] > Zero)
                .OrderBy(row => tableau[row][last] / tableau[row][entering])
                .ThenBy(row => basis[row])
                .First();
            Divide(tableau[leaving], tableau[leaving][entering]);
            foreach (var row in tableau.Append(costs).Where(row => row != tableau[leaving]))
            {
                Subtract(row, tableau[leaving], row[entering]);
            }

            basis[leaving] = entering;
        }

        return -costs[last];
    }

    private static void Divide(double[] row, double divisor)
    {
        for (var column = 0; column < row.Length; column++)
        {
            row[column] /= divisor;
        }
    }

    private static void Subtract(double[] row, double[] pivot, double factor)
    {
        for (var column = 0; column < row.Length; column++)
        {
            row[column] -= factor * pivot[column];
        }
    }
}
