using CoProduction.Gaps.Forecasts;
using CoProduction.Goals;
using CoProduction.Registry.Partners;

namespace CoProduction.Gaps.Reports;

/// <summary>A company's stated total beside the registered rates of its sites. It is only a check, because companies span several partners; a total that names its sites is counted.</summary>
/// <param name="Observed">The baseline.</param>
/// <param name="Registered">The known rates of the item's lines whose operator has or had the company's name, units a month; null if none is known.</param>
/// <param name="Lines">The number of such lines, with a known rate or not.</param>
public sealed record CompanyCheck(Baseline Observed, double? Registered, int Lines)
{
    private const string Prefix = "company:";

    /// <summary>The company's stated rate, units a month.</summary>
    public double Stated => Observed.Lowest;

    /// <summary>The part of it that no registered line explains; negative if more is registered than stated.</summary>
    public double Difference => Stated - (Registered ?? 0);

    internal static IEnumerable<CompanyCheck> Of(Register register, CurrentCapacity current) =>
        from observed in register.Baselines
        where observed is { Kind: BaselineKind.Baseline, Scope.Kind: ScopeKind.Company, Extent.IsWhole: true }
        select Of(observed, current);

    private static CompanyCheck Of(Baseline observed, CurrentCapacity current)
    {
        var company = observed.Scope.Value[Prefix.Length..];
        var lines = current.Items.Find(observed.Item) is { } item ? current.Lines.Of(item) : [];
        var own = lines.Where(line => line.Factory.IsOperatedBy(company)).ToList();
        return new CompanyCheck(
            observed, Sum.Known(own.Select(line => line.Current)), own.Count);
    }
}
