using CoProduction.Functions.Http;
using CoProduction.Functions.Records.Memberships;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.Records;

/// <summary>Registers the services that the functions of the records need, apart from the store.</summary>
public static class RecordServices
{
    public static IServiceCollection AddRecords(this IServiceCollection services)
    {
        services.AddSingleton<RequestBody>();
        services.AddSingleton(typeof(ResourceEndpoints<,>));
        services.AddSingleton(RecordKinds.Standard);
        services.AddSingleton<StoredKinds>(provider => provider.GetRequiredService<RecordKinds>());
        services.AddSingleton<MembershipDecisions>();
        foreach (var kind in RecordKinds.Standard.All.Append(RecordKinds.MembershipProposals))
        {
            kind.AddTo(services);
        }

        return services;
    }
}
