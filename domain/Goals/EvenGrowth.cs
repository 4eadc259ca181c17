namespace CoProduction.Goals;

/// <summary>Growth by the same factor at every step.</summary>
/// <remarks>
/// Uses only sums, products and quotients, which give the same bits on every machine. A library's power function does not.
/// </remarks>
/// <param name="Factor">The factor of each step.</param>
internal readonly record struct EvenGrowth(double Factor)
{
    /// <summary>The growth that reaches a multiple in a number of steps.</summary>
    /// <param name="multiple">The multiple to reach, more than 0.</param>
    /// <param name="steps">The number of steps, at least 1.</param>
    public static EvenGrowth To(double multiple, int steps)
    {
        // Newton's method starts above the root and falls until rounding stops it.
        var root = Math.Max(1, 1 + ((multiple - 1) / steps));
        while (true)
        {
            var next = (((steps - 1) * root) + (multiple / new EvenGrowth(root).Over(steps - 1))) / steps;
            if (next >= root)
            {
                return new EvenGrowth(root);
            }

            root = next;
        }
    }

    /// <summary>The multiple after a number of steps.</summary>
    /// <param name="steps">The number of steps, at least 0.</param>
    public double Over(int steps)
    {
        var (multiple, power) = (1.0, Factor);
        for (var left = steps; left > 0; left >>= 1)
        {
            multiple = (left & 1) == 1 ? multiple * power : multiple;
            power *= power;
        }

        return multiple;
    }
}
