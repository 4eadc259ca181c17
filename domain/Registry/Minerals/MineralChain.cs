using CoProduction.Registry.Items;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Releases;
using CoProduction.Registry.Retirements;

namespace CoProduction.Registry.Minerals;

/// <summary>A critical mineral or material, with the countries that mine, refine and make it. It is the item's own record.</summary>
public sealed record MineralChain : IRetirable
{
    /// <exception cref="ArgumentException">Two shares state the same country, stage, basis and year.</exception>
    public MineralChain(ItemCode mineral, MineralKind kind, Release release, IReadOnlyList<CountryShare> shares)
    {
        Mineral = mineral;
        Kind = Require.Member(kind, nameof(kind));
        Release = release;
        var own = ValueList.Of(shares, nameof(shares));
        Shares = own.DistinctBy(share => (share.Country, share.Comparable)).Count() == own.Count
            ? own
            : throw new ArgumentException("Must not state one country's share twice for one stage, basis and year.", nameof(shares));
    }

    public ItemCode Mineral { get; }

    public MineralKind Kind { get; }

    public Release Release { get; }

    public IReadOnlyList<CountryShare> Shares { get; }

    /// <summary>Whether making it takes so much energy that an energy shortage affects it; null if nothing is stated.</summary>
    public bool? IsEnergyIntensive { get; init; }

    /// <inheritdoc/>
    public DateOnly? Retired { get; init; }

    /// <summary>This chain with other shares.</summary>
    /// <exception cref="ArgumentException">Two shares state the same country, stage, basis and year.</exception>
    public MineralChain With(IReadOnlyList<CountryShare> shares) =>
        new(Mineral, Kind, Release, shares) { IsEnergyIntensive = IsEnergyIntensive, Retired = Retired };

    IRetirable IRetirable.RetiredOn(DateOnly day) => this with { Retired = day };

    string IRecord.Id => Mineral.Value;

    /// <summary>The partners of whose supply shares are stated. A country that has a share need not be one.</summary>
    IReadOnlyCollection<CountryCode> IRecord.Partners => [.. Shares.Select(share => share.Basis.Partner).OfType<CountryCode>().Distinct()];

    IReadOnlyCollection<ItemCode> IRecord.Items => [Mineral];

    string? IRecord.Status => Word.Of(Kind);

    IEnumerable<string?> IRecord.Texts => Shares.Select(share => share.Country.Value);
}
