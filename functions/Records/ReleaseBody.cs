using CoProduction.Registry;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Records;

/// <summary>Converts a release from and to JSON: a list of audiences.</summary>
internal static class ReleaseBody
{
    public static IReadOnlyList<string> From(Release release) => [.. release.Audiences.Select(audience => audience.Value)];

    /// <summary>The release of a partner's record. If the list is absent, only the owner may see the record.</summary>
    public static Release ToRelease(IReadOnlyList<string>? audiences) =>
        audiences is null ? Release.OwnerOnly
        : audiences is [var only] && only == Audience.Everyone.Value ? Release.ToEveryone
        : new Release([.. audiences.Select(Parsed.As<Audience>)]);

    /// <summary>The release of reference data, which no partner owns. If the list is absent, everyone may see the record.</summary>
    public static Release ToReferenceRelease(IReadOnlyList<string>? audiences) =>
        audiences is null ? Release.ToEveryone : ToRelease(audiences);
}
