using CoProduction.Registry.Plans;
using CoProduction.Registry.Releases;

namespace CoProduction.Registry.Factories;

/// <summary>
/// Who is told of what a factory promised earlier: the earlier promises of its plans, and the plans that have ended and are only kept from the version before.
/// </summary>
internal static class EarlierPromises
{
    /// <summary>The releases of all that a factory promised earlier.</summary>
    public static IEnumerable<Release> ReleasesOf(Factory factory) =>
        PlansOf(factory).SelectMany(plan => plan.History.Select(revision => revision.Release).Append(plan.Release)).SelectMany(release => release.Releases);

    /// <summary>
    /// The factory as the next version of <paramref name="former"/>: what it promised earlier stays hidden from everyone who could not see the former version,
    /// or cannot see this one.
    /// </summary>
    public static Factory Following(this Factory factory, Factory? former)
    {
        return PlansOf(factory).Any(plan => Next(plan) != plan) ? factory.With([.. factory.Lines.Select(line => line.With([.. line.Plans.Select(Next)]))]) : factory;

        Plan Next(Plan plan) => plan.With([.. plan.History.Select(revision => revision with { Release = Under(revision.Release) })]) with
        {
            Release = !plan.IsOff ? LastingRelease.ToEveryone
                : plan.IsKept || plan.Withdrawn is not null || plan.Release != LastingRelease.ToEveryone ? Under(plan.Release)
                : plan.Release,
            IsKept = false,
        };

        LastingRelease Under(LastingRelease release) => (former is null ? release : release.And(former.Release)).And(factory.Release);
    }

    /// <summary>
    /// The factory without the plans and promises that a reader could not see, and without the promises before them: for the reader, a plan begins with the
    /// first promise since then.
    /// </summary>
    public static Factory WithoutHidden(this Factory factory, Reader reader)
    {
        return PlansOf(factory).Any(plan => IsHidden(plan) || IsPartlyHidden(plan))
            ? factory.With([.. factory.Lines.Select(line => line.With([.. line.Plans.Where(plan => !IsHidden(plan)).Select(Shown)]))])
            : factory;

        Plan Shown(Plan plan) => IsPartlyHidden(plan) ? plan.With([.. plan.History.Skip(plan.History.Index().Last(place => !place.Item.Release.Includes(reader)).Index + 1)]) : plan;

        bool IsHidden(Plan plan) => !plan.Release.Includes(reader);

        bool IsPartlyHidden(Plan plan) => plan.History.Any(revision => !revision.Release.Includes(reader));
    }

    private static IEnumerable<Plan> PlansOf(Factory factory) => factory.Lines.SelectMany(line => line.Plans);
}
