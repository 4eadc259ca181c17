using CoProduction.Gaps.Forecasts;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Readings;

/// <summary>The scopes in which all makers of one item are registered, as far as sources say so by the as-of month.</summary>
public sealed class CoveredScopes
{
    private readonly HashSet<Scope>?[] ofItems;

    public CoveredScopes(Register register, ItemIndex items, Month asOf)
    {
        ofItems = new HashSet<Scope>?[items.Count];
        foreach (var coverage in register.Coverages)
        {
            if (!(coverage.AsOf?.Month > asOf) && items.Find(coverage.Item) is { } item)
            {
                (ofItems[item] ??= []).Add(coverage.Scope);
            }
        }
    }

    /// <summary>Whether all makers are registered anywhere.</summary>
    public bool HasAny(int item) => ofItems[item] is not null;

    /// <summary>Whether all makers are registered wherever they are.</summary>
    public bool HasAllies(int item) => Has(item, Scope.Allied);

    /// <summary>Whether all makers in the EU are registered.</summary>
    public bool HasEuropeanUnion(int item) => HasAllies(item) || Has(item, Scope.EuropeanUnion);

    /// <summary>Whether all makers of a partner are registered.</summary>
    public bool HasPartner(int item, PartnerIndex partners, int partner) =>
        HasAny(item)
        && (HasAllies(item) || Has(item, Scope.Of(partners[partner])) || (partners.IsInEuropeanUnion(partner) && HasEuropeanUnion(item)));

    private bool Has(int item, Scope scope) => ofItems[item]?.Contains(scope) == true;
}
