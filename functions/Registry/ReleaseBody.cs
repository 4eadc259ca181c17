using CoProduction.Registry;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Registry;

/// <summary>A release in JSON: a list of audiences. Absent, a record of a partner is for its owner alone.</summary>
internal static class ReleaseBody
{
    public static IReadOnlyList<string> From(Release release) => [.. release.Audiences.Select(audience => audience.Value)];

    public static Release ToRelease(IReadOnlyList<string>? audiences) =>
        audiences is null ? Release.OwnerOnly : new Release([.. audiences.Select(Parsed.As<Audience>)]);

    /// <summary>Reference data belongs to nobody: absent, its release is everyone.</summary>
    public static Release ToReferenceRelease(IReadOnlyList<string>? audiences) =>
        audiences is null ? Release.ToEveryone : ToRelease(audiences);
}
