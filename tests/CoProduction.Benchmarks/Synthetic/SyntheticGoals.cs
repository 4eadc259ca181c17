using CoProduction.Goals;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Sources;

namespace CoProduction.Benchmarks.Synthetic;

/// <summary>Twice the baseline of every family.</summary>
internal static class SyntheticGoals
{
    private static readonly Source Origin = new("Nobody", "Synthetic goals", null, null, Confidence.Estimate, null);

    public static Goal[] Of() =>
    [
        .. SyntheticItems.Families.Select((family, number) => new Goal(
            family, 2, SyntheticRegister.FirstMonth, SyntheticRegister.Months,
            number % 2 == 0 ? GoalPath.Linear : GoalPath.Geometric, Release.ToEveryone, Origin)),
    ];
}
