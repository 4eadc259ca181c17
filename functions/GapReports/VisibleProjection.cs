using CoProduction.Gaps.Projections;
using CoProduction.Gaps.Readings;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.GapReports;

/// <summary>The records that a reader sees, projected and ready to be analysed.</summary>
/// <param name="Projection">The projection; null if the reader sees no goal, so that nothing can be short.</param>
/// <param name="AsOf">The month up to which observations count.</param>
/// <param name="Marking">Who may receive what is computed from these records.</param>
/// <param name="Register">The current records that the reader sees.</param>
internal sealed record VisibleProjection(Projection? Projection, Month AsOf, string Marking, Register Register)
{
    /// <summary>Projects the records of a register that a reader sees.</summary>
    /// <exception cref="CoProduction.Registry.Items.BillOfMaterialsCycleException">An item is a material of itself, directly or through other items.</exception>
    public static VisibleProjection Of(Register register, Reader reader, Month asOf) => OfVisible(register.VisibleTo(reader), reader, asOf);

    /// <summary>Projects the records that a reader sees.</summary>
    /// <inheritdoc cref="Of"/>
    public static VisibleProjection OfVisible(Register visible, Reader reader, Month asOf)
    {
        var seen = visible.Current();
        return new VisibleProjection(Projection.Of(seen, asOf), asOf, CoProduction.Registry.Releases.Marking.Of(seen, reader), seen);
    }

    /// <summary>Computes one outlook; null if there is no goal.</summary>
    public CaseProjection? In(Outlook outlook) => Projection?.In(outlook);
}
