using System.Globalization;
using System.Numerics;

namespace CoProduction.Functions.Http;

/// <summary>Reads settings. A wrong one keeps the program from starting, and the refusal names it, its value and what is right.</summary>
/// <remarks>
/// The options pattern does not fit: its binder fails before a validator can say what is right, it validates when a host starts,
/// which the commands never do, and what is registered depends on some of the settings.
/// </remarks>
internal static class Settings
{
    /// <summary>Reads a number in its range; absent or empty, it is the <paramref name="standard"/>.</summary>
    /// <param name="section">The section that holds the setting.</param>
    /// <param name="name">The setting's name in the section.</param>
    /// <param name="standard">The number unless the setting gives one.</param>
    /// <param name="least">The smallest number that is allowed; not negative.</param>
    /// <param name="most">The largest number that is allowed.</param>
    /// <param name="noun">What a refusal calls the number.</param>
    /// <exception cref="RefusedStartException">The setting is no number, or out of range.</exception>
    public static T Number<T>(IConfigurationSection section, string name, T standard, T least, T most, string noun = "whole number")
        where T : struct, IBinaryInteger<T> => section[name] switch
        {
            null or "" => standard,
            var text when T.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most => value,
            var text => throw Wrong($"{section.Path}:{name}", text, string.Create(CultureInfo.InvariantCulture, $"a {noun} from {least} to {most}")),
        };

    /// <summary>The refusal to start with this value of a setting.</summary>
    /// <param name="path">The setting, with its section.</param>
    /// <param name="text">Its value.</param>
    /// <param name="right">What it must be instead.</param>
    public static RefusedStartException Wrong(string path, string? text, string right) => new($"The setting {path} is '{text}', but must be {right}.");
}
