using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CoProduction.Functions.OpenApi.Generation;

/// <summary>The documentation comments of the code, which the compiler writes next to each assembly.</summary>
internal sealed partial class Documentation
{
    private readonly Dictionary<string, XElement> members = new(StringComparer.Ordinal);

    public Documentation(params IEnumerable<Assembly> assemblies)
    {
        foreach (var member in assemblies.SelectMany(assembly => XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")))
        {
            members[member.Attribute("name")!.Value] = member;
        }
    }

    /// <summary>The summary of a type; null if it has none.</summary>
    public string? Of(Type type) => Summary($"T:{NameOf(type)}");

    /// <summary>The summary of a property; null if it has none.</summary>
    public string? Of(PropertyInfo property) => Summary($"P:{NameOf(property.DeclaringType!)}.{property.Name}");

    /// <summary>The description of an operation, from the comment of its function.</summary>
    /// <exception cref="InvalidOperationException">The function has no summary or no remarks.</exception>
    public OperationProse OperationOf(MethodInfo function)
    {
        var member = Member(function);
        return new OperationProse(
            Required("summary").TrimEnd('.'),
            Required("remarks"),
            member!.Elements("response").ToDictionary(response => int.Parse(response.Attribute("code")!.Value, CultureInfo.InvariantCulture), Text));

        string Required(string element) =>
            (member is null ? null : Text(member, element))
            ?? throw new InvalidOperationException($"{function.DeclaringType!.Name}.{function.Name} needs a comment with a <{element}>: it describes the operation.");
    }

    private XElement? Member(MethodInfo method) => members.GetValueOrDefault(
        $"M:{NameOf(method.DeclaringType!)}.{method.Name}({string.Join(',', method.GetParameters().Select(parameter => NameOf(parameter.ParameterType)))})");

    private static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private string? Summary(string member) => members.TryGetValue(member, out var found) ? Text(found, "summary") : null;

    private static string? Text(XElement member, string element) => member.Element(element) is { } found ? Text(found) : null;

    private static string Text(XElement element) => WhiteSpace().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement element when element.Attribute("cref") is { } reference => reference.Value.Split('.', ':')[^1],
        XElement element => element.Value,
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}

/// <summary>The description of an operation, from the comment of its function.</summary>
/// <param name="Summary">The operation in a few words.</param>
/// <param name="Description">The facts that a caller must know, in sentences.</param>
/// <param name="Responses">The description of each response, by status.</param>
internal sealed record OperationProse(string Summary, string Description, IReadOnlyDictionary<int, string> Responses);
