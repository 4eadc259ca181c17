namespace CoProduction.Goals;

/// <summary>Growth by the same factor in every step.</summary>
/// <remarks>
/// Computed with nothing but sums, products and quotients, whose every bit is the same on every machine; a library's powers are not.
/// </remarks>
/// <param name="Factor">By what each step multiplies.</param>
internal readonly record struct EvenGrowth(double Factor)
{
    /// <summary>Growth to a multiple within some steps.</summary>
    /// <param name="multiple">More than 0.</param>
    /// <param name="steps">At least 1.</param>
    public static EvenGrowth To(double multiple, int steps)
    {
        // Newton's steps from above the root fall until rounding ends them.
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

    /// <summary>The multiple after some steps.</summary>
    /// <param name="steps">At least 0.</param>
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
