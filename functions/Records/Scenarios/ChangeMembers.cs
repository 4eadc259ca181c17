using CoProduction.Gaps.Scenarios;

namespace CoProduction.Functions.Records.Scenarios;

/// <summary>The members of a change, by its kind.</summary>
internal static class ChangeMembers
{
    private static readonly string[] Selecting =
    [
        nameof(ChangeBody.Partners), nameof(ChangeBody.Sites), nameof(ChangeBody.Theaters), nameof(ChangeBody.Items), nameof(ChangeBody.Families),
        nameof(ChangeBody.EnergyIntensive),
    ];

    private static readonly string[] Lasting = [nameof(ChangeBody.From), nameof(ChangeBody.Until), nameof(ChangeBody.Months)];

    private static readonly Dictionary<ChangeKind, (string[] Required, string[] Allowed)> ByKind = new()
    {
        [ChangeKind.Outage] = ([], [.. Selecting, nameof(ChangeBody.Percent), .. Lasting]),
        [ChangeKind.TheaterAlone] = ([nameof(ChangeBody.Theater)], Lasting),
        [ChangeKind.Embargo] = ([nameof(ChangeBody.Countries)], [nameof(ChangeBody.Minerals), nameof(ChangeBody.MonthsOfStock), .. Lasting]),
        [ChangeKind.Slip] = ([nameof(ChangeBody.SlipMonths)], Selecting),
        [ChangeKind.StageLimit] = ([nameof(ChangeBody.Stage)], Selecting),
        [ChangeKind.Pace] = ([nameof(ChangeBody.PercentPerYear)], [nameof(ChangeBody.Items), nameof(ChangeBody.Families), .. Lasting]),
        [ChangeKind.DemandSurge] = ([nameof(ChangeBody.Multiplier)], [nameof(ChangeBody.Families), .. Lasting]),
        [ChangeKind.AddedCapacity] = (
            [nameof(ChangeBody.Item), nameof(ChangeBody.UnitsPerMonth)], [nameof(ChangeBody.Partner), nameof(ChangeBody.RampMonths), .. Lasting]),
    };

    /// <summary>The members that the kind requires.</summary>
    public static IReadOnlyList<string> RequiredOf(ChangeKind kind) => ByKind[kind].Required;

    /// <summary>All members that the kind allows, required ones first; not the kind itself.</summary>
    public static IEnumerable<string> Of(ChangeKind kind) => [.. ByKind[kind].Required, .. ByKind[kind].Allowed];
}
