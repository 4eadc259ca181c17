using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Scenarios.Changes;

/// <summary>One theater is cut off from the others and has only what it makes itself.</summary>
/// <remarks>
/// Output observed for all allies beyond the partners' own, or implied, may be made there or elsewhere: none of it is there at the floor, all of
/// it at the ceiling. The EU's observed output belongs to Europe. A partner without a record is in no theater.
/// </remarks>
public sealed record TheaterAlone(Theater Theater, MonthRange During) : CapacityChange(During)
{
    public Theater Theater { get; } = CoProduction.Registry.Require.Member(Theater, nameof(Theater));

    public override ChangeKind Kind => ChangeKind.TheaterAlone;

    public override Selection Names => new() { Theaters = [Theater] };

    internal override double Left => 0;

    internal override Hit HitOf(Holder holder, ItemTraits item) => holder switch
    {
        Holder.OfSite of => of.Theater == Theater ? Hit.No : Hit.Yes,
        Holder.OfPartner of => of.Theater == Theater ? Hit.No : Hit.Yes,
        Holder.OfEuropeanUnion => Theater == Theater.Europe ? Hit.No : Hit.Yes,
        _ => Hit.Perhaps,
    };
}
