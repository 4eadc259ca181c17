using CoProduction.Functions.Http.Validation;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Records.Factories;

/// <summary>A release that a factory has had since it last made a promise, in JSON.</summary>
public sealed record EarlierReleaseBody
{
    public IReadOnlyList<string>? ReleasableTo { get; init; }

    /// <summary>The releases; null if they always included everyone.</summary>
    internal static IReadOnlyList<EarlierReleaseBody>? Of(LastingRelease release) =>
        release.Releases is { Count: > 0 } releases ? [.. releases.Select(one => new EarlierReleaseBody { ReleasableTo = ReleaseBody.From(one) })] : null;

    internal static LastingRelease ToRelease(IReadOnlyList<EarlierReleaseBody>? releases) =>
        new([.. (releases ?? []).Select(release => ReleaseBody.ToRelease(release.ReleasableTo))]);

    /// <summary>The audiences as one text, by which the releases of a list are told apart.</summary>
    internal string Key => string.Join(';', ReleasableTo ?? []);
}

public sealed class EarlierReleaseBodyValidator : BodyValidator<EarlierReleaseBody>
{
    public static readonly EarlierReleaseBodyValidator Instance = new();

    public EarlierReleaseBodyValidator() => RuleForRelease(release => release.ReleasableTo);
}
