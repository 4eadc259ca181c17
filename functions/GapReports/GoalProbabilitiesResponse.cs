using CoProduction.Gaps.Probabilities;
using CoProduction.Gaps.Projections;

namespace CoProduction.Functions.GapReports;

/// <summary>How likely the goals were when a report was published, by trials of which expansions come and when; at the lower bound of capacity.</summary>
/// <param name="Trials">How many trials were run.</param>
/// <param name="Seed">Names their draws.</param>
/// <param name="Families">By family of which something is asked.</param>
public sealed record GoalProbabilitiesResponse(int Trials, ulong Seed, IReadOnlyList<FamilyProbabilityResponse> Families)
{
    /// <summary>What names the draws of published reports.</summary>
    private const ulong PublishedSeed = 1;

    internal static GoalProbabilitiesResponse Of(Projection projection)
    {
        var report = MonteCarlo.Run(projection, ChanceModel.For(projection.Register), seed: PublishedSeed, threads: Environment.ProcessorCount);
        return new GoalProbabilitiesResponse(report.Trials, report.Seed, [.. report.Families.Select(FamilyProbabilityResponse.From)]);
    }
}
