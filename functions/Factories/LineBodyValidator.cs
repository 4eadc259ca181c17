using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Items;

namespace CoProduction.Functions.Factories;

public sealed class LineBodyValidator : BodyValidator<LineBody>
{
    public static readonly LineBodyValidator Instance = new();

    public LineBodyValidator()
    {
        Requires<ItemCode>(line => line.Item);
        Requires<Keyword>(line => line.Stage);
        AllowsAmount(line => line.RatePerMonth);
        AllowsAmount(line => line.SurgeRatePerMonth);
        Allows<PartialDate>(line => line.AsOf);
        AllowsPart(line => line.Source, SourceBodyValidator.Instance);
        RuleForEach(line => line.Expansions).SetValidator(ExpansionBodyValidator.Instance);
        NoneTwice(
            line => line.Expansions,
            (expansion, index) => expansion.IdAt(index + 1),
            "Must not be the id of another expansion of the line; one that is left out is x and its place: x1, x2, …",
            ".Id");
    }
}
