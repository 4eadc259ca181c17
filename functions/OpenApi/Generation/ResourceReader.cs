using System.Reflection;
using System.Runtime.CompilerServices;
using CoProduction.Functions.Resources;

namespace CoProduction.Functions.OpenApi.Generation;

/// <summary>A resource as its functions, its description and its example tell it.</summary>
/// <param name="Description">Its names and filters.</param>
/// <param name="Body">Its shape in JSON.</param>
/// <param name="Example">A valid body.</param>
internal sealed record DescribedResource(IResourceDescription Description, Type Body, object Example);

/// <summary>Finds out of which resource a class has the functions.</summary>
internal static class ResourceReader
{
    /// <summary>The resource; null where the class is of none.</summary>
    public static DescribedResource? Of(Type functions)
    {
        var endpoints = functions.GetConstructors()
            .SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => parameter.ParameterType)
            .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ResourceEndpoints<,>));
        if (endpoints is null)
        {
            return null;
        }

        var described = typeof(ResourceDescription<,>).MakeGenericType(endpoints.GetGenericArguments());
        var description = functions.Assembly.GetTypes().Single(type => type.BaseType == described);
        var body = endpoints.GetGenericArguments()[1];
        var example = typeof(Examples).GetProperties(BindingFlags.Public | BindingFlags.Static).Single(property => property.PropertyType == body);

        // Its names do not depend on what it is made with, which is a whole register.
        return new DescribedResource((IResourceDescription)RuntimeHelpers.GetUninitializedObject(description), body, example.GetValue(null)!);
    }
}
