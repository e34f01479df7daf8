// Package v1beta1 lets MetalLB compile without frr-k8s: it declares what MetalLB's BGP backend
// mentions and nothing more. The lab announces addresses by ARP; where the chart's values leave
// frr-k8s on, MetalLB's speaker starts and runs, but its FRRConfiguration means nothing to anybody.
package v1beta1

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

var groupVersion = schema.GroupVersion{Group: "frrk8s.metallb.io", Version: "v1beta1"}

// AddToScheme makes the one kind known; without it and its list the speaker does not run.
func AddToScheme(scheme *runtime.Scheme) error {
	scheme.AddKnownTypes(groupVersion, &FRRConfiguration{}, &FRRConfigurationList{})
	metav1.AddToGroupVersion(scheme, groupVersion)
	return nil
}

// FRRConfiguration is the object that the backend would hand to frr-k8s.
type FRRConfiguration struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
	Spec              FRRConfigurationSpec `json:"spec,omitempty"`
}

// DeepCopyObject makes FRRConfiguration a runtime.Object.
func (c *FRRConfiguration) DeepCopyObject() runtime.Object { return c.DeepCopy() }

// DeepCopy shares what the configuration points to: nobody here changes it in place.
func (c *FRRConfiguration) DeepCopy() *FRRConfiguration {
	copied := *c
	c.ObjectMeta.DeepCopyInto(&copied.ObjectMeta)
	return &copied
}

// FRRConfigurationList is what a watch begins with.
type FRRConfigurationList struct {
	metav1.TypeMeta `json:",inline"`
	metav1.ListMeta `json:"metadata,omitempty"`
	Items           []FRRConfiguration `json:"items"`
}

// DeepCopyObject makes FRRConfigurationList a runtime.Object.
func (l *FRRConfigurationList) DeepCopyObject() runtime.Object {
	copied := *l
	copied.Items = make([]FRRConfiguration, len(l.Items))
	for index := range l.Items {
		copied.Items[index] = *l.Items[index].DeepCopy()
	}
	return &copied
}

// DeepCopyInto is shallow for the same reason as DeepCopy.
func (s *FRRConfigurationSpec) DeepCopyInto(out *FRRConfigurationSpec) { *out = *s }

type FRRConfigurationSpec struct {
	BGP          BGPConfig
	NodeSelector metav1.LabelSelector
}

type BGPConfig struct {
	Routers     []Router
	BFDProfiles []BFDProfile
}

type Router struct {
	ASN       uint32
	ID        string
	VRF       string
	Neighbors []Neighbor
	Prefixes  []string
}

type Neighbor struct {
	Address                string
	Interface              string
	ASN                    uint32
	DynamicASN             DynamicASNMode
	Port                   *uint16
	HoldTime               *metav1.Duration
	KeepaliveTime          *metav1.Duration
	ConnectTime            *metav1.Duration
	BFDProfile             string
	EnableGracefulRestart  bool
	EBGPMultiHop           bool
	DualStackAddressFamily bool
	DisableMP              bool
	Password               string
	PasswordSecret         SecretReference
	ToAdvertise            Advertise
}

type DynamicASNMode string

type SecretReference struct{ Name, Namespace string }

type Advertise struct {
	Allowed                   AllowedOutPrefixes
	PrefixesWithLocalPref     []LocalPrefPrefixes
	PrefixesWithCommunity     []CommunityPrefixes
	PrefixesWithAsPathPrepend []AsPathPrependPrefixes
}

type AllowedOutPrefixes struct{ Prefixes []string }

type LocalPrefPrefixes struct {
	LocalPref uint32
	Prefixes  []string
}

type CommunityPrefixes struct {
	Community string
	Prefixes  []string
}

type AsPathPrependPrefixes struct {
	AsPathPrepend uint8
	Prefixes      []string
}

type BFDProfile struct {
	Name             string
	ReceiveInterval  *uint32
	TransmitInterval *uint32
	DetectMultiplier *uint32
	EchoInterval     *uint32
	MinimumTTL       *uint32
	EchoMode         *bool
	PassiveMode      *bool
}
