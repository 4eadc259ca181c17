using CoProduction.Functions.Http;
using CoProduction.Functions.Mail.Carriers.AzureEmail;
using CoProduction.Functions.Mail.Carriers.Smtp;

namespace CoProduction.Functions.Mail.Carriers;

public static class MailCarrierServices
{
    /// <summary>Adds the carrier that the configuration names, and the options of the mail.</summary>
    /// <exception cref="RefusedStartException">A setting is wrong.</exception>
    public static IServiceCollection AddMailCarriers(this IServiceCollection services, IConfiguration configuration)
    {
        var options = MailOptions.Of(configuration);
        services.AddSingleton(options);
        return options.Carrier switch
        {
            CarrierKind.Smtp => services.AddSingleton<IMailCarrier>(provider => ActivatorUtilities.CreateInstance<SmtpCarrier>(provider, options.Smtp!)),
            CarrierKind.Azure => services.AddAzureEmailCarrier(options, configuration),
            CarrierKind.Pickup => services.AddSingleton<IMailCarrier>(new PickupCarrier(options.PickupFolder)),
            _ => services.AddSingleton<IMailCarrier>(provider =>
                provider.GetRequiredService<IHostEnvironment>().IsDevelopment() ? new PickupCarrier(options.PickupFolder) : new NoCarrier()),
        };
    }

    private static IServiceCollection AddAzureEmailCarrier(this IServiceCollection services, MailOptions options, IConfiguration configuration)
    {
        var identity = AzureIdentity.From(configuration.GetSection(AzureIdentity.StorageSetting));
        return services.AddSingleton<IMailCarrier>(provider => new AzureEmailCarrier(options.AzureEndpoint!, identity, provider.GetRequiredService<TimeProvider>()));
    }
}
