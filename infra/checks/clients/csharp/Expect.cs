using System;
using System.Runtime.CompilerServices;

/// <summary>What an answer must be.</summary>
internal static class Expect
{
    public static void Equal<T>(T expected, T actual, [CallerArgumentExpression(nameof(actual))] string what = "") =>
        True(Equals(expected, actual), $"{what} is {actual}, and not {expected}");

    public static void True(bool isTrue, [CallerArgumentExpression(nameof(isTrue))] string what = "")
    {
        if (!isTrue)
        {
            throw new InvalidOperationException($"Not as described: {what}");
        }
    }
}
