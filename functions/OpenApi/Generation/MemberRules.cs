using System.Reflection;
using System.Text.Json.Nodes;
using CoProduction.Functions.Http.Validation;
using FluentValidation;
using FluentValidation.Validators;

namespace CoProduction.Functions.OpenApi.Generation;

/// <summary>
/// The rules of each member of a body, read from the descriptor of the body's validator. Conditional rules and the rules of
/// included validators are left out.
/// </summary>
internal sealed class MemberRules(IEnumerable<Assembly> assemblies)
{
    private readonly Dictionary<Type, IValidatorDescriptor> validators = assemblies.SelectMany(assembly => assembly.GetTypes())
        .Where(type => !type.IsAbstract && BodyOf(type) is not null)
        .ToDictionary(type => BodyOf(type)!, type => ((IValidator)Activator.CreateInstance(type)!).CreateDescriptor());

    /// <summary>Whether a type is the body of a request or a part of one.</summary>
    public bool AreKnownOf(Type type) => validators.ContainsKey(type);

    /// <summary>Whether a member is required.</summary>
    public bool Require(Type body, PropertyInfo member) =>
        Of(body, member).Any(rule => rule.Validator is INotNullValidator or INotEmptyValidator);

    /// <summary>Adds the rules of a member to its schema.</summary>
    public void Apply(Type body, PropertyInfo member, JsonObject schema)
    {
        foreach (var (validator, isOfElements) in Of(body, member))
        {
            RuleSchemas.Apply(validator, isOfElements ? schema["items"]!.AsObject() : schema);
        }
    }

    /// <summary>The domain's sentences that describe a valid value, if there are any.</summary>
    public IEnumerable<string> Sentences(Type body, PropertyInfo member) =>
        Of(body, member).Select(rule => rule.Validator).OfType<IParsedValidator>().Select(validator => TextShapes.RuleOf(validator.Type));

    private IEnumerable<(IPropertyValidator Validator, bool IsOfElements)> Of(Type body, PropertyInfo member) =>
        from rule in validators.TryGetValue(body, out var descriptor) ? descriptor.GetRulesForMember(member.Name) : []
        where !rule.HasCondition
        from component in rule.Components
        where !component.HasCondition
        select (component.Validator, IsOfElements(rule));

    private static bool IsOfElements(IValidationRule rule) =>
        rule.GetType().GetInterfaces().Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ICollectionRule<,>));

    private static Type? BodyOf(Type validator)
    {
        for (var type = validator.BaseType; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(BodyValidator<>))
            {
                return type.GetGenericArguments()[0];
            }
        }

        return null;
    }
}
