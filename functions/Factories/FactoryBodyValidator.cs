using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;
using CoProduction.Registry;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Factories;

public sealed class FactoryBodyValidator : BodyValidator<FactoryBody>
{
    public FactoryBodyValidator()
    {
        RuleFor(factory => factory.Id).Required().Parses<SiteId>();
        RuleFor(factory => factory.Name).Required().Text(Wording.Name);
        RuleFor(factory => factory.Operator).Required().Text(Wording.Name);
        RuleFor(factory => factory.Partner).MustHaveNo((factory, partner) => SiteRules.PartnerFault(partner, factory.Id));
        RuleFor(factory => factory.Location).Required().SetValidator(LocationBodyValidator.Instance);
        RuleFor(factory => factory.Status).Required().OneOf<SiteStatus>();
        RuleFor(factory => factory.Lines).AtLeastOne();
        RuleForEach(factory => factory.Lines).SetValidator(LineBodyValidator.Instance);
        RuleFor(factory => factory.Lines).DistinctBy(
            (line, _) => line is { Item: { } item, Stage: { } stage } ? (item, stage).ToString() : null,
            "Must not have two lines of one item and stage.");
        RuleFor(factory => factory.Source).Required().SetValidator(SourceBodyValidator.Instance);
        RuleForRelease(factory => factory.ReleasableTo);
    }
}
