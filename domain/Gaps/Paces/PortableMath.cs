using System.Runtime.Intrinsics;

namespace CoProduction.Gaps.Paces;

/// <summary>Logarithms, powers and normal quantiles by sums, products, quotients and square roots alone, which every machine rounds alike.</summary>
/// <remarks>The last bit of a system's own functions may differ from one machine to the next. Errors are below 1e-15 relative to the result or, near 0, to 1.</remarks>
public static class PortableMath
{
    /// <summary>The largest exponent; greater ones count as this.</summary>
    public const double GreatestExponent = 700;

    private const double LogOfTwo = 0.69314718055994530942;

    // The logarithm of two in two parts. The first has so few digits that its multiples are exact.
    private const double LogOfTwoFirst = 6.93147180369123816490e-1;
    private const double LogOfTwoRest = 1.90821492927058770002e-10;
    private const int ExponentBits = 52;
    private const int Bias = 1023;

    /// <summary>The factors of the Taylor series of the exponential function, from the highest power to the first.</summary>
    private static readonly double[] Taylor =
    [
        1.0 / 6227020800, 1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040, 1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5, 1,
    ];

    // Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution", Applied Statistics 37 (1988), PPND16: numerators, then denominators.
    private static readonly double[][] Central =
    [
        [2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4, 1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080],
        [5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4, 5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1],
    ];

    private static readonly double[][] Middle =
    [
        [7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258, 3.64784832476320460504, 5.76949722146069140550, 4.63033784615654529590, 1.42343711074968357734],
        [1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940, 2.05319162663775882187, 1],
    ];

    private static readonly double[][] Tail =
    [
        [2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580, 5.46378491116411436990, 6.65790464350110377720],
        [2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1],
    ];

    /// <summary>The natural logarithm.</summary>
    /// <param name="number">More than 0 and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is neither.</exception>
    public static double Log(double number)
    {
        if (!(number > 0) || !double.IsFinite(number))
        {
            throw new ArgumentOutOfRangeException(nameof(number), number, "Must be more than 0 and finite.");
        }

        var (scaled, power) = double.IsSubnormal(number) ? (number * (1L << ExponentBits), -ExponentBits) : (number, 0);
        var bits = BitConverter.DoubleToInt64Bits(scaled);
        power += (int)(bits >> ExponentBits) - Bias;
        var part = BitConverter.Int64BitsToDouble((bits & ((1L << ExponentBits) - 1)) | ((long)Bias << ExponentBits));
        if (part > 1.41421356237309505)
        {
            (part, power) = (part / 2, power + 1);
        }

        // The series of the inverse hyperbolic tangent: log x = 2 (s + s^3 / 3 + s^5 / 5 + ...) with s = (x - 1) / (x + 1), at most 0.172.
        var tangent = (part - 1) / (part + 1);
        var (square, sum) = (tangent * tangent, 0.0);
        for (var odd = 25; odd >= 3; odd -= 2)
        {
            sum = (sum + (1.0 / odd)) * square;
        }

        return (power * LogOfTwo) + (2 * (tangent + (tangent * sum)));
    }

    /// <summary>The exponential function.</summary>
    /// <param name="exponent">From minus to plus <see cref="GreatestExponent"/>; beyond, these.</param>
    public static double Exp(double exponent) => Exp(Vector512.Create(exponent))[0];

    /// <summary>The exponential function of several numbers: of each the same as by itself, to the last bit.</summary>
    public static Vector512<double> Exp(Vector512<double> exponents)
    {
        var within = Vector512.Max(Vector512.Min(exponents, Vector512.Create(GreatestExponent)), Vector512.Create(-GreatestExponent));
        var twos = Vector512.Floor((within / LogOfTwo) + Vector512.Create(0.5));
        var rest = within - (twos * LogOfTwoFirst) - (twos * LogOfTwoRest);
        var sum = Vector512.Create(Taylor[0]);
        for (var place = 1; place < Taylor.Length; place++)
        {
            sum = (sum * rest) + Vector512.Create(Taylor[place]);
        }

        var powers = (Vector512.ConvertToInt64(twos) + Vector512.Create((long)Bias)) << ExponentBits;
        return ((sum * rest) + Vector512<double>.One) * powers.AsDouble();
    }

    /// <summary>The number that a standard normal variable does not exceed with a probability.</summary>
    /// <param name="probability">More than 0 and less than 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is neither.</exception>
    public static double NormalQuantile(double probability)
    {
        if (!(probability > 0 && probability < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "Must be more than 0 and less than 1.");
        }

        var fromMedian = probability - 0.5;
        if (Math.Abs(fromMedian) <= 0.425)
        {
            return fromMedian * Ratio(Central, 0.180625 - (fromMedian * fromMedian));
        }

        var distance = Math.Sqrt(-Log(fromMedian < 0 ? probability : 1 - probability));
        var quantile = distance <= 5 ? Ratio(Middle, distance - 1.6) : Ratio(Tail, distance - 5);
        return fromMedian < 0 ? -quantile : quantile;
    }

    private static double Ratio(double[][] terms, double at) => Polynomial(terms[0], at) / Polynomial(terms[1], at);

    private static double Polynomial(double[] factors, double at)
    {
        var sum = 0.0;
        foreach (var factor in factors)
        {
            sum = (sum * at) + factor;
        }

        return sum;
    }
}
