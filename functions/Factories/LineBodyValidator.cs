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
        RuleFor(line => line.Item).Required().Parses<ItemCode>();
        RuleFor(line => line.Stage).Required().Parses<Keyword>();
        RuleFor(line => line.RatePerMonth).Amount();
        RuleFor(line => line.SurgeRatePerMonth).Amount();
        RuleFor(line => line.AsOf).Optional().Parses<PartialDate>();
        RuleFor(line => line.Source).SetValidator(SourceBodyValidator.Instance!);
        RuleForEach(line => line.Expansions).SetValidator(ExpansionBodyValidator.Instance);
        RuleFor(line => line.Expansions).DistinctBy(
            (expansion, index) => expansion.IdAt(index + 1),
            "Must not be the id of another expansion of the line; one that is left out is x and its place: x1, x2, …",
            nameof(ExpansionBody.Id));
    }
}
