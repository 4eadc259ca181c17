using System.Text.Json;
using CoProduction.Functions.Http.Validation;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Tests.Records;

public sealed class BodyValidatorTests
{
    [Theory]
    [InlineData("{}", "/code required Must be given.")]
    [InlineData("""{"code":" "}""", "/code required Must be given.")]
    [InlineData("""{"code":"pol"}""", "/code invalid-value A country is its ISO 3166-1 alpha-3 code in capitals, such as POL, or XKX for Kosovo.")]
    [InlineData("""{"code":"POL","name":""}""", "/name required Must not be empty; leave it out if unknown.")]
    [InlineData("""{"code":"POL","name":"{PropertyName}\n"}""", "/name invalid-value Must not contain control characters or line breaks.")]
    [InlineData("""{"code":"POL","rate":0}""", "/rate invalid-value Must be more than 0, at most 50.")]
    [InlineData("""{"code":"POL","rate":50.5}""", "/rate invalid-value Must be more than 0, at most 50.")]
    [InlineData("""{"code":"POL","name":"{Fault}","rate":50}""", "/name invalid-value {Fault} is no name of POL.")]
    [InlineData("""{"code":"POL","rate":50}""")]
    public void Value_that_breaks_rules_is_told_the_first(string json, params string[] faults) => Assert.Equal(faults, Faults(json));

    [Fact]
    public void Each_wrong_element_is_told_at_its_place() =>
        Assert.Equal(
            [
                "/partners/1 required Must not be empty.",
                "/partners/2 invalid-value A country is its ISO 3166-1 alpha-3 code in capitals, such as POL, or XKX for Kosovo.",
                "/partners/4 invalid-value A country is its ISO 3166-1 alpha-3 code in capitals, such as POL, or XKX for Kosovo.",
                "/partners/3 invalid-value Must differ.",
                "/partners/5 invalid-value Must differ.",
            ],
            Faults("""{"code":"POL","partners":["DEU",""," ","DEU","x","DEU"]}"""));

    [Fact]
    public void Element_whose_key_is_taken_is_told_at_the_member_that_was_named() =>
        Assert.Equal(
            ["/parts/2/code invalid-value Must have codes that differ."],
            Faults("""{"code":"POL","parts":[{"code":"USA"},{},{"code":"USA"},{}]}""").Where(fault => !fault.Contains("required", StringComparison.Ordinal)));

    [Fact]
    public void Audiences_are_told_what_is_wrong_with_each_and_with_all() =>
        Assert.Equal(
            ["/releasableTo/1", "/releasableTo/2", "/releasableTo"],
            Faults("""{"code":"POL","releasableTo":["everyone","","everyone"]}""").Select(fault => fault.Split(' ')[0]));

    private static IEnumerable<string> Faults(string json)
    {
        using var document = JsonDocument.Parse(json);
        var (_, faults) = BodyCheck.Read(document.RootElement, new SampleBodyValidator());
        return [.. faults.Select(fault => $"{fault.Pointer} {fault.Code} {fault.Detail}")];
    }

    private sealed record SampleBody
    {
        public string? Code { get; init; }

        public string? Name { get; init; }

        public double? Rate { get; init; }

        public IReadOnlyList<string>? Partners { get; init; }

        public IReadOnlyList<PartBody>? Parts { get; init; }

        public IReadOnlyList<string>? ReleasableTo { get; init; }
    }

    private sealed record PartBody
    {
        public string? Code { get; init; }
    }

    private sealed class SampleBodyValidator : BodyValidator<SampleBody>
    {
        public SampleBodyValidator()
        {
            RuleFor(sample => sample.Code).Required().Parses<CountryCode>();
            RuleFor(sample => sample.Name).Optional().Text(20).MustHaveNo((sample, name) =>
                name?.Contains('{', StringComparison.Ordinal) == true ? $"{name} is no name of {sample.Code}." : null);
            RuleFor(sample => sample.Rate).Positive(50);
            RuleForEach(sample => sample.Partners).Filled().Parses<CountryCode>();
            RuleFor(sample => sample.Partners).Distinct("Must differ.");
            RuleForEach(sample => sample.Parts).SetValidator(new PartBodyValidator());
            RuleFor(sample => sample.Parts).DistinctBy((part, _) => part.Code, "Must have codes that differ.", nameof(PartBody.Code));
            RuleForRelease(sample => sample.ReleasableTo);
        }
    }

    private sealed class PartBodyValidator : BodyValidator<PartBody>
    {
        public PartBodyValidator() => RuleFor(part => part.Code).Required().Parses<CountryCode>();
    }
}
